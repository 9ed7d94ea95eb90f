package dev.vigia.aws;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    private final JavaClasses classes = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.vigia");

    /** Each module that has the SDK on its class path has this rule. */
    @Test
    void onlyThisPackageKnowsTheSdk() {
        noClasses()
                .that()
                .resideOutsideOfPackage("dev.vigia.aws..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("software.amazon..")
                .check(classes);
    }

    @Test
    void noTableIsScanned() {
        noClasses()
                .should()
                .callMethodWhere(describe(
                        "it scans a table",
                        call -> call.getTargetOwner().getPackageName().startsWith("software.amazon.awssdk")
                                && (call.getName().equals("scan")
                                        || call.getName().equals("scanPaginator"))))
                .check(classes);
    }
}
