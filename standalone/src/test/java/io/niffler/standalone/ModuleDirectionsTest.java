package io.niffler.standalone;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Dependencies point one way: each module may use those listed for it and no others. */
class ModuleDirectionsTest {
    private static final String CONFIG = "io.niffler.config";
    private static final String DICOM = "io.niffler.dicom";
    private static final String EVENTS = "io.niffler.events";
    private static final String GATEWAY = "io.niffler.gateway";
    private static final String CONNECTORS = "io.niffler.connectors";
    private static final String JOBS = "io.niffler.jobs";
    private static final String STANDALONE = "io.niffler.standalone";
    private static final String SLF4J = "org.slf4j";
    private static final String JACKSON = "com.fasterxml.jackson";
    private static final String JACKSON_CORE = "com.fasterxml.jackson.core";
    private static final String KAFKA_CLIENTS = "org.apache.kafka";
    private static final String CLOUD_EVENTS = "io.cloudevents";
    private static final String PROMETHEUS = "io.prometheus";
    private static final String FLINK = "org.apache.flink";

    private static JavaClasses classes;

    @BeforeAll
    static void read() {
        classes = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .withImportOption(location -> !location.contains("-tests.jar"))
                .importPackages("io.niffler");
    }

    @Test
    void allModulesAreLookedAt() {
        Set<String> modules = new TreeSet<>();
        for (JavaClass one : classes) {
            String below = one.getPackageName().substring("io.niffler.".length());
            modules.add(below.replaceAll("\\..*", ""));
        }
        assertThat(modules).contains("config", "dicom", "events", "gateway", "connectors", "jobs", "standalone");
    }

    @Test
    void dicomIsTheStandardAlone() {
        mayUse(DICOM, List.of(SLF4J, JACKSON_CORE, "javax.net.ssl"));
    }

    @Test
    void configStandsAlone() {
        mayUse(CONFIG, List.of(SLF4J, JACKSON, "org.yaml.snakeyaml"));
    }

    @Test
    void eventsKnowDicomAndKafkaClientsAlone() {
        mayUse(EVENTS, List.of(SLF4J, DICOM, KAFKA_CLIENTS, CLOUD_EVENTS, JACKSON));
    }

    @Test
    void theGatewayKnowsNoFlinkAndNoStore() {
        mayUse(
                GATEWAY,
                List.of(
                        SLF4J,
                        CONFIG,
                        DICOM,
                        EVENTS,
                        KAFKA_CLIENTS,
                        PROMETHEUS,
                        JACKSON,
                        "jakarta.mail",
                        "javax.net.ssl",
                        "com.sun.net.httpserver"));
    }

    @Test
    void connectorsKnowNoJobAndNoGateway() {
        mayUse(CONNECTORS, List.of(SLF4J, CONFIG, DICOM, EVENTS, KAFKA_CLIENTS, FLINK, "com.mongodb", "org.bson"));
    }

    @Test
    void jobsReachOutsideOnlyThroughConnectors() {
        mayUse(
                JOBS,
                List.of(
                        SLF4J,
                        CONFIG,
                        DICOM,
                        EVENTS,
                        CONNECTORS,
                        FLINK,
                        JACKSON_CORE,
                        "org.bson",
                        "javax.crypto",
                        "com.datadoghq.sketch"));
    }

    @Test
    void nobodyUsesTheStandaloneProcess() {
        for (String module : List.of(CONFIG, DICOM, EVENTS, GATEWAY, CONNECTORS, JOBS)) {
            noClasses()
                    .that()
                    .resideInAPackage(module + "..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage(STANDALONE + "..")
                    .check(classes);
        }
    }

    @Test
    void theNeutralNetworkInterfacesDoNotKnowTheirImplementation() {
        noClasses()
                .that()
                .resideInAPackage(DICOM + ".net")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(DICOM + ".net.*..")
                .check(classes);
    }

    private static void mayUse(String module, List<String> others) {
        Set<String> unexpected = new TreeSet<>();
        for (JavaClass one : classes) {
            if (isIn(one.getPackageName(), module)) {
                one.getDirectDependenciesFromSelf().stream()
                        .map(dependency -> dependency.getTargetClass().getBaseComponentType())
                        .filter(target -> !target.isPrimitive())
                        .filter(target ->
                                !isIn(target.getPackageName(), "java") && !isIn(target.getPackageName(), module))
                        .filter(target -> others.stream().noneMatch(other -> isIn(target.getPackageName(), other)))
                        .forEach(target -> unexpected.add(one.getName() + " uses " + target.getName()));
            }
        }
        assertThat(unexpected).isEmpty();
    }

    private static boolean isIn(String name, String parent) {
        return name.equals(parent) || name.startsWith(parent + ".");
    }
}
