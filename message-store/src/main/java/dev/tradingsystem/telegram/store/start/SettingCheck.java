package dev.tradingsystem.telegram.store.start;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.BeanCreationException;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.beans.factory.config.InstantiationAwareBeanPostProcessor;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/// Makes every settings record of the app before anything else is made, so that all that is wrong
/// is said at once.
final class SettingCheck implements BeanFactoryPostProcessor, InstantiationAwareBeanPostProcessor {

    /// Validation words its messages by it, so nothing can be checked before.
    private static final String WORDS = "messageSource";

    /// Those of Spring Boot that we map to variables.
    private static final Map<String, Class<?>> OTHERS = Map.of(
            "server.port",
            Integer.class,
            "spring.datasource.hikari.maximum-pool-size",
            Integer.class,
            "spring.datasource.hikari.connection-timeout",
            Long.class);

    private final SettingProblems problems;
    private final String infix;

    private final List<String> found = new ArrayList<>();
    private @Nullable ConfigurableListableBeanFactory factory;

    /// @param base package of the app; its records are registered as `prefix-class`
    SettingCheck(ConfigurableEnvironment environment, SettingsFile file, String base) {
        this.problems = new SettingProblems(environment, file);
        this.infix = "-" + base + ".";
        checkOthers(environment);
    }

    /// Spring Boot reads them before it makes any record and would stop there, so that a wrong one
    /// is replaced until the others are looked at.
    private void checkOthers(ConfigurableEnvironment environment) {
        Binder binder = Binder.get(environment);
        var replaced = new HashMap<String, Object>();
        OTHERS.forEach((name, type) -> {
            try {
                binder.bind(name, type);
            } catch (BindException e) {
                found.addAll(problems.in(e));
                replaced.put(name, "1");
            }
        });
        if (!replaced.isEmpty()) {
            environment.getPropertySources().addFirst(new MapPropertySource("replaced", replaced));
        }
    }

    /// As a bean it is asked before each bean is made; adding it by hand as well would make Spring
    /// complain about every bean.
    @Override
    public void postProcessBeanFactory(ConfigurableListableBeanFactory beans) {
        factory = beans;
    }

    @Override
    public @Nullable Object postProcessBeforeInstantiation(Class<?> type, String name) {
        ConfigurableListableBeanFactory beans = factory;
        if (beans != null && beans.containsSingleton(WORDS)) {
            factory = null;
            check(beans);
        }
        return null;
    }

    private void check(ConfigurableListableBeanFactory beans) {
        for (String name : beans.getBeanDefinitionNames()) {
            if (name.contains(infix)) {
                try {
                    Object _ = beans.getBean(name);
                } catch (BeanCreationException e) {
                    found.addAll(problems.in(e));
                }
            }
        }
        if (!found.isEmpty()) {
            throw new ConfigurationRefused(found.stream().distinct().sorted().toList());
        }
    }
}
