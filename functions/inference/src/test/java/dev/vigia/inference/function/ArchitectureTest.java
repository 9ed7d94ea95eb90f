package dev.vigia.inference.function;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages(
                    "dev.vigia.inference.http",
                    "dev.vigia.inference.protocol",
                    "dev.vigia.inference.onnx",
                    "dev.vigia.inference.function");

    @Test
    void onlyAwsImportsTheSdk() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAPackage("software.amazon.awssdk..")
                .check(CLASSES);
    }

    @Test
    void protocolsKnowNeitherLambdaNorStores() {
        noClasses()
                .that()
                .resideInAPackage("dev.vigia.inference.protocol")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("com.amazonaws..", "io.quarkus..", "dev.vigia.aws..", "ai.onnxruntime..")
                .check(CLASSES);
    }

    @Test
    void noCycles() {
        slices().matching("dev.vigia.inference.(*)..").should().beFreeOfCycles().check(CLASSES);
    }
}
