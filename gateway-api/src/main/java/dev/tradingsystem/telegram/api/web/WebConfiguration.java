package dev.tradingsystem.telegram.api.web;

import dev.tradingsystem.telegram.api.id.ChannelId;
import dev.tradingsystem.telegram.api.id.MessageId;
import dev.tradingsystem.telegram.api.id.Seq;
import java.time.Clock;
import java.util.List;
import org.apache.catalina.core.StandardHost;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.format.FormatterRegistry;
import org.springframework.web.filter.CorsFilter;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(CorsProperties.class)
class WebConfiguration implements WebMvcConfigurer {

    private static final int FIRST = Ordered.HIGHEST_PRECEDENCE + 10;

    @Bean
    static Clock clock() {
        return Clock.systemUTC();
    }

    @Bean
    static FilterRegistrationBean<RequestFilter> requestFilter(
            @Qualifier("handlerExceptionResolver") HandlerExceptionResolver problems) {
        var registration = new FilterRegistrationBean<>(new RequestFilter(problems));
        registration.setOrder(FIRST);
        return registration;
    }

    /// Before anybody looks for a key: the browser's question whether it may ask carries none.
    @Bean
    @ConditionalOnProperty("telegram.api.cors.origins")
    static FilterRegistrationBean<CorsFilter> corsFilter(CorsProperties properties) {
        var registration = new FilterRegistrationBean<>(new CorsFilter(CorsRules.of(properties.origins())));
        registration.setOrder(FIRST + 2);
        return registration;
    }

    /// Its own pages are HTML.
    @Bean
    static WebServerFactoryCustomizer<TomcatServletWebServerFactory> refusals() {
        return server -> server.addContextCustomizers(context -> {
            if (context.getParent() instanceof StandardHost host) {
                host.setErrorReportValveClass(RefusalValve.class.getName());
            }
        });
    }

    @Override
    public void addFormatters(FormatterRegistry registry) {
        registry.addConverter(String.class, ChannelId.class, ChannelId::valueOf);
        registry.addConverter(String.class, MessageId.class, MessageId::valueOf);
        registry.addConverter(String.class, Seq.class, Seq::valueOf);
    }

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(new ParameterRecords());
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(new KnownParameters()).order(Ordered.LOWEST_PRECEDENCE);
        registry.addInterceptor(new AcceptedForms()).order(Ordered.LOWEST_PRECEDENCE);
    }
}
