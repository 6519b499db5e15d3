package dev.tradingsystem.telegram.tpcapital.http.openapi;

import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import io.swagger.v3.oas.models.servers.Server;
import java.util.List;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// The description of the API, from its code and its table of problems.
@Configuration(proxyBeanMethods = false)
class OpenApiConfiguration {

    private static final String KEY = "key";

    @Bean
    OpenAPI description() {
        return new OpenAPI()
                .info(new Info()
                        .title("TP Capital worker API")
                        .version("1")
                        .description("Trading signals read from the messages of a Telegram channel."))
                .servers(List.of(new Server().url("/")))
                .security(List.of(new SecurityRequirement().addList(KEY)))
                .components(new Components()
                        .addSecuritySchemes(
                                KEY,
                                new SecurityScheme()
                                        .type(SecurityScheme.Type.HTTP)
                                        .scheme("bearer")));
    }

    /// Open operations, the probes, have no problems of their own. The schema is added here,
    /// because what no operation refers to yet was dropped before.
    @Bean
    OpenApiCustomizer describedProblems() {
        return api -> {
            api.getComponents().addSchemas(DescribedProblems.SCHEMA, DescribedProblems.schema());
            api.getPaths()
                    .forEach((path, item) -> item.readOperationsMap().forEach((method, operation) -> {
                        if (operation.getSecurity() == null) {
                            DescribedProblems.describe(path, method, operation);
                        }
                    }));
        };
    }
}
