package dev.tradingsystem.telegram.api;

import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;
import org.springframework.modulith.docs.Documenter;

class ModularityTests {

    @Test
    void packagesKeepTheirArrows() {
        var modules = ApplicationModules.of(ApiApplication.class);
        modules.verify();
        new Documenter(modules).writeModulesAsPlantUml();
    }
}
