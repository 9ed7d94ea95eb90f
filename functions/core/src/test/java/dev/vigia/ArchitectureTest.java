package dev.vigia;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The rules of DESIGN.md, "Modules". */
class ArchitectureTest {
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.vigia");

    private static final Set<String> ENVIRONMENT =
            Set.of("currentTimeMillis", "nanoTime", "getenv", "getProperty", "getProperties");

    @Test
    void statisticsKnowNothingElse() {
        noClasses()
                .that()
                .resideInAPackage("dev.vigia.stats..")
                .should()
                .dependOnClassesThat(describe(
                        "are ours",
                        other -> other.getPackageName().startsWith("dev.vigia")
                                && !other.getPackageName().startsWith("dev.vigia.stats")))
                .allowEmptyShould(true)
                .check(CLASSES);
    }

    @ParameterizedTest
    @ValueSource(strings = {"integrity", "outlier", "drift", "performance"})
    void checksDoNotKnowOneAnother(String name) {
        List<String> others = List.of("integrity", "outlier", "drift", "performance").stream()
                .filter(other -> !other.equals(name))
                .map(other -> "dev.vigia." + other + "..")
                .toList();

        noClasses()
                .that()
                .resideInAPackage("dev.vigia." + name + "..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(others.toArray(String[]::new))
                .allowEmptyShould(true)
                .check(CLASSES);
    }

    @Test
    void packagesFormNoCycle() {
        slices().matching("dev.vigia.(*)..").should().beFreeOfCycles().check(CLASSES);
    }

    @Test
    void nothingAsksForTheTimeTheEnvironmentOrChance() {
        noClasses().should().accessTargetWhere(asks()).check(CLASSES);
    }

    private static DescribedPredicate<JavaAccess<?>> asks() {
        return describe("it is the time, the environment or an unseeded random number", ArchitectureTest::asks);
    }

    private static boolean asks(JavaAccess<?> access) {
        var owner = access.getTargetOwner();
        String name = access.getName();
        boolean time = (owner.isEquivalentTo(Clock.class) && name.startsWith("system"))
                || (owner.isEquivalentTo(InstantSource.class) && name.equals("system"))
                || (owner.getPackageName().equals("java.time") && name.equals("now"));
        boolean environment = owner.isEquivalentTo(System.class) && ENVIRONMENT.contains(name);
        return time || environment || chance(access);
    }

    private static boolean chance(JavaAccess<?> access) {
        var owner = access.getTargetOwner();
        boolean unseeded = access.getName().equals("<init>")
                && access instanceof JavaCall<?> call
                && call.getTarget().getRawParameterTypes().isEmpty();
        return (owner.isEquivalentTo(Math.class) && access.getName().equals("random"))
                || (owner.isEquivalentTo(UUID.class) && access.getName().equals("randomUUID"))
                || owner.isEquivalentTo(ThreadLocalRandom.class)
                || (unseeded && (owner.isEquivalentTo(Random.class) || owner.isEquivalentTo(SplittableRandom.class)));
    }

    /** Proof that the rule can fail: this class breaks it. */
    @Test
    void theRuleOfTimeFindsWhatBreaksIt() {
        JavaClasses breaker = new ClassFileImporter().importClasses(Breaker.class);

        var violations = noClasses()
                .should()
                .accessTargetWhere(asks())
                .evaluate(breaker)
                .getFailureReport()
                .getDetails();
        assertThat(violations).hasSize(6);
    }

    static final class Breaker {
        static Object[] ask() {
            return new Object[] {
                Instant.now(),
                Clock.systemUTC(),
                System.nanoTime(),
                Math.random(),
                new Random(),
                String.valueOf(System.getenv("HOME"))
            };
        }
    }
}
