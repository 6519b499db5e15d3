package dev.tradingsystem.telegram.store.start;

import java.util.List;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationPreparedEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.core.env.ConfigurableEnvironment;

/// Before an app makes anything: logs one report of its settings, warns of variables nobody reads
/// any more, and has every setting checked.
///
/// It knows an app of ours by its settings file, and does nothing in others.
final class StartListener implements ApplicationListener<ApplicationPreparedEvent> {

    private static final Logger log = LoggerFactory.getLogger(StartListener.class);
    private static final String OURS = "dev.tradingsystem.telegram.";

    @Override
    public void onApplicationEvent(ApplicationPreparedEvent event) {
        ConfigurableEnvironment environment = event.getApplicationContext().getEnvironment();
        event.getSpringApplication().getAllSources().stream()
                .filter(source -> source instanceof Class<?> type
                        && type.getName().startsWith(OURS)
                        && type.getSimpleName().endsWith("Application"))
                .map(Class.class::cast)
                .findFirst()
                .ifPresent(app -> SettingsFile.in(environment).ifPresent(file -> start(event, app, file)));
    }

    private static void start(ApplicationPreparedEvent event, Class<?> app, SettingsFile file) {
        ConfigurableEnvironment environment = event.getApplicationContext().getEnvironment();
        var sources = new SettingSources(environment, file);
        List<Setting> settings = KnownSettings.of(app, file).entrySet().stream()
                .map(known -> sources.setting(known.getKey(), known.getValue()))
                .toList();
        log.atInfo().log(report(environment.getProperty("spring.application.name", ""), settings));
        List<String> former =
                FormerVariables.among(environment.getSystemEnvironment().keySet());
        if (!former.isEmpty()) {
            log.atWarn().log("variables of the previous stack are set and not read: " + String.join(", ", former));
        }
        // as a bean it runs after those that prepare the reading of records
        event.getApplicationContext()
                .getBeanFactory()
                .registerSingleton("settingCheck", new SettingCheck(environment, file, app.getPackageName()));
    }

    private static String report(String name, List<Setting> settings) {
        return settings.stream()
                .map(Setting::line)
                .collect(Collectors.joining("\n  ", "settings of " + name + ":\n  ", ""));
    }
}
