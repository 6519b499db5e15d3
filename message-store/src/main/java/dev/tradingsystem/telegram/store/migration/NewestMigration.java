package dev.tradingsystem.telegram.store.migration;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/// The highest number among the migrations of this build, by their file names.
final class NewestMigration {

    private static final Pattern NAME = Pattern.compile("V([0-9]+)__.*");

    private NewestMigration() {}

    static int version(String... locations) {
        var resolver = new PathMatchingResourcePatternResolver(NewestMigration.class.getClassLoader());
        int newest = 0;
        for (String location : locations) {
            for (Resource file : files(resolver, location)) {
                Matcher name = NAME.matcher(String.valueOf(file.getFilename()));
                if (name.matches()) {
                    newest = Math.max(newest, Integer.parseInt(name.group(1)));
                }
            }
        }
        return newest;
    }

    private static Resource[] files(PathMatchingResourcePatternResolver resolver, String location) {
        try {
            return resolver.getResources(location + "/*.sql");
        } catch (IOException e) {
            throw new UncheckedIOException("cannot list " + location, e);
        }
    }
}
