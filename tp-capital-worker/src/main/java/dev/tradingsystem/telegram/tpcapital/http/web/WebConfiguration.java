package dev.tradingsystem.telegram.tpcapital.http.web;

import dev.tradingsystem.telegram.tpcapital.database.SignalDatabase;
import dev.tradingsystem.telegram.tpcapital.http.problem.RequestVersion;
import java.net.URI;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.jackson.autoconfigure.JsonMapperBuilderCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.web.accept.ApiVersionDeprecationHandler;
import org.springframework.web.accept.StandardApiVersionDeprecationHandler;
import org.springframework.web.filter.ShallowEtagHeaderFilter;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.config.annotation.ApiVersionConfigurer;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.cfg.MutableCoercionConfig;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.type.LogicalType;

/// Versions, strict parameters and bodies, and tags by which an answer is recognised.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(HttpProperties.class)
class WebConfiguration implements WebMvcConfigurer {

    private static final ZonedDateTime DEPRECATED = ZonedDateTime.of(2026, 1, 1, 0, 0, 0, 0, ZoneOffset.UTC);
    private static final ZonedDateTime SUNSET = ZonedDateTime.of(2027, 12, 31, 0, 0, 0, 0, ZoneOffset.UTC);
    private static final String[] READS = {"/signals", "/signals/*", "/reviews", "/reviews/*", "/replay/*", "/parked"};
    private static final int FIRST = Ordered.HIGHEST_PRECEDENCE + 10;
    private static final int BEHIND_THE_DOOR = Ordered.HIGHEST_PRECEDENCE + 30;

    @Bean
    static FilterRegistrationBean<RequestFilter> requestFilter(
            HttpProperties properties, @Qualifier("handlerExceptionResolver") HandlerExceptionResolver problems) {
        RequestVersion otherwise =
                RequestVersion.of(Integer.toString(properties.defaultVersion())).orElseThrow();
        var registration = new FilterRegistrationBean<>(new RequestFilter(problems, otherwise));
        registration.setOrder(FIRST);
        return registration;
    }

    /// Weak tags: the container compresses no answer that carries a strong one. They are of the
    /// answer as a whole, so nothing that changes it can be forgotten.
    @Bean
    static FilterRegistrationBean<ShallowEtagHeaderFilter> entityTags() {
        var filter = new ShallowEtagHeaderFilter();
        filter.setWriteWeakETag(true);
        var registration = new FilterRegistrationBean<>(filter);
        registration.addUrlPatterns(READS);
        registration.setOrder(BEHIND_THE_DOOR);
        return registration;
    }

    /// Within the tags, which hold an answer back until it is complete.
    @Bean
    static FilterRegistrationBean<TimingFilter> timing() {
        var registration = new FilterRegistrationBean<>(new TimingFilter());
        registration.addUrlPatterns(READS);
        registration.setOrder(BEHIND_THE_DOOR + 1);
        return registration;
    }

    @Bean
    static Idempotency idempotency(SignalDatabase database, JsonMapper mapper) {
        return new Idempotency(database, mapper);
    }

    @Bean
    static JsonMapperBuilderCustomizer strictBodies() {
        return builder -> builder.enable(
                        DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES,
                        DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS, MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
                .withCoercionConfig(LogicalType.Textual, WebConfiguration::refuseOtherTypes);
    }

    private static void refuseOtherTypes(MutableCoercionConfig text) {
        text.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail);
    }

    @Override
    public void configureApiVersioning(ApiVersionConfigurer configurer) {
        configurer
                .useVersionResolver(request -> RequestVersion.of(request).word())
                .addSupportedVersions(RequestVersion.PREVIOUS.word(), RequestVersion.CURRENT.word())
                .setDeprecationHandler(deprecation());
    }

    /// Version 0 says in every answer that it will go.
    private static ApiVersionDeprecationHandler deprecation() {
        var handler = new StandardApiVersionDeprecationHandler();
        handler.configureVersion(RequestVersion.PREVIOUS.word())
                .setDeprecationDate(DEPRECATED)
                .setSunsetDate(SUNSET)
                .setDeprecationLink(URI.create("/openapi"));
        return handler;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(new KnownParameters()).order(Ordered.LOWEST_PRECEDENCE);
    }
}
