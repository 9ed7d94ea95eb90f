package dev.vigia.ui;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

final class ArchitectureTest {
    private final JavaClasses ui = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("dev.vigia.ui");

    @Test
    void onlyTheWiringKnowsWhereDataIsKept() {
        noClasses()
                .that()
                .doNotHaveFullyQualifiedName(Wiring.class.getName())
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("dev.vigia.aws..", "software.amazon..")
                .check(ui);
    }

    @Test
    void featuresHaveNoCycles() {
        slices().matching("dev.vigia.ui.(*)..").should().beFreeOfCycles().check(ui);
    }

    @Test
    void whatIsShownDoesNotKnowHowItIsDrawn() {
        noClasses()
                .that()
                .areRecords()
                .should()
                .dependOnClassesThat()
                .resideInAPackage("com.vaadin..")
                .check(ui);
    }

    @Test
    void nobodyAsksTheSystemForTheTime() {
        noClasses()
                .that()
                .doNotHaveFullyQualifiedName(Wiring.class.getName())
                .should()
                .callMethod(java.time.Instant.class, "now")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .check(ui);
    }

    @Test
    void classesAreFinalOrAbstract() {
        classes()
                .that()
                .doNotHaveModifier(com.tngtech.archunit.core.domain.JavaModifier.ABSTRACT)
                .and()
                .haveSimpleNameNotEndingWith("package-info")
                .and()
                .areTopLevelClasses()
                .and()
                .areNotEnums()
                .should()
                .haveModifier(com.tngtech.archunit.core.domain.JavaModifier.FINAL)
                .check(ui);
    }
}
