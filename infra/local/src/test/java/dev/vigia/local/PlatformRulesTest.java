package dev.vigia.local;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** How the platform's packages may know one another. */
class PlatformRulesTest {
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.vigia.local");

    @Test
    void whatRunsInsideAChildNeedsTheJdkOnly() {
        classes()
                .that()
                .resideInAPackage("dev.vigia.local.child")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("java..", "dev.vigia.local.child", "org.jspecify.annotations")
                .check(CLASSES);
    }

    @Test
    void functionsDoNotKnowWhoInvokesThem() {
        noClasses()
                .that()
                .resideInAPackage("dev.vigia.local.lambda")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("dev.vigia.local.loadbalancer", "dev.vigia.local.schedule")
                .check(CLASSES);
    }

    @Test
    void thePlatformDoesNotKnowWhatRunsOnIt() {
        noClasses()
                .that()
                .resideInAnyPackage(
                        "dev.vigia.local.child",
                        "dev.vigia.local.process",
                        "dev.vigia.local.http",
                        "dev.vigia.local.lambda",
                        "dev.vigia.local.loadbalancer",
                        "dev.vigia.local.schedule",
                        "dev.vigia.local.sns",
                        "dev.vigia.local.dynamodb")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "dev.vigia.local", "dev.vigia.local.demo..", "dev.vigia.inference..", "dev.vigia.model..")
                .check(CLASSES);
    }

    @Test
    void noPackagesDependOnEachOther() {
        slices().matching("dev.vigia.local.(*)..").should().beFreeOfCycles().check(CLASSES);
    }
}
