package dev.tradingsystem.telegram.standalone.reference;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradingsystem.telegram.api.problem.Problem;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.AnnotatedBeanDefinition;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AssignableTypeFilter;

/// `docs/reference/errors.md` names every problem of the API and every exception of ours, and
/// nothing else.
class ErrorReferenceTests {

    private static final String BASE = "dev.tradingsystem.telegram";
    private static final String TYPES = "urn:telegram:problem:";

    @Test
    void namesEveryProblemOfTheApiWithItsStatusAndNothingElse() {
        List<String> documented = Page.of("errors.md").rows("type").stream()
                .map(row -> TYPES + row.plain(0) + " " + row.plain(1))
                .toList();
        List<String> real = Arrays.stream(Problem.values())
                .map(problem -> problem.type() + " " + problem.status().value())
                .toList();
        assertThat(documented).containsExactlyInAnyOrderElementsOf(real);
    }

    @Test
    void namesEveryExceptionOfOursAndNothingElse() {
        List<String> documented = Page.of("errors.md").rows("exception").stream()
                .map(row -> row.plain(0))
                .toList();
        assertThat(documented).containsExactlyInAnyOrderElementsOf(exceptions());
    }

    private static List<String> exceptions() {
        var scanner = new ClassPathScanningCandidateComponentProvider(false) {
            @Override
            protected boolean isCandidateComponent(AnnotatedBeanDefinition definition) {
                return true;
            }
        };
        scanner.addIncludeFilter(new AssignableTypeFilter(Throwable.class));
        return scanner.findCandidateComponents(BASE).stream()
                .map(found -> String.valueOf(found.getBeanClassName()))
                .map(name -> name.substring(BASE.length() + 1).replace('$', '.'))
                .filter(name -> !name.startsWith("testdc.")) // the data centre is no part of the product
                .toList();
    }
}
