package dev.tradingsystem.telegram.gateway;

import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;
import org.springframework.modulith.docs.Documenter;

class ModularityTests {

    @Test
    void packagesKnowEachOtherInOneDirectionOnly() {
        var modules = ApplicationModules.of(GatewayApplication.class);
        modules.verify();
        new Documenter(modules).writeModulesAsPlantUml();
    }
}
