package dev.tradingsystem.telegram.tpcapital;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;
import org.springframework.modulith.docs.Documenter;

class ModularityTests {

    private static final ApplicationModules MODULES = ApplicationModules.of(WorkerApplication.class);

    @Test
    void arrowsBetweenPackagesPointOneWay() {
        MODULES.verify();
        new Documenter(MODULES).writeModulesAsPlantUml();
    }

    @Test
    void writersOfTheLogAreOutOfReach() {
        JavaClasses classes = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("dev.tradingsystem.telegram.tpcapital");
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("..store.log..", "..store.coverage..", "..store.lease..")
                .check(classes);
    }
}
