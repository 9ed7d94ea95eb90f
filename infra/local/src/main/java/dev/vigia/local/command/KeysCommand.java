package dev.vigia.local.command;

import dev.vigia.model.ApiKey;
import dev.vigia.model.IssuedKey;
import dev.vigia.model.KeyCustody;
import dev.vigia.model.Scope;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "keys",
        description = "Create, list, rotate and revoke the keys of a model.",
        subcommands = {
            KeysCommand.CreateCommand.class,
            KeysCommand.ListCommand.class,
            KeysCommand.RotateCommand.class,
            KeysCommand.RevokeCommand.class
        })
final class KeysCommand {
    private static final String NAME = "The key's label, or the first digits of its id.";

    private KeysCommand() {}

    private static KeyCustody custody(ModelTarget target) {
        return target.custody("keys");
    }

    /** The secret alone on standard output, so that a script can take it; the rest beside it. */
    private static void print(IssuedKey issued) {
        System.err.println("key " + KeyCustody.id(issued.key()) + " of "
                + issued.key().model() + ", for " + Words.scopes(issued.key().scopes()) + ". It is shown this once:");
        System.out.println(issued.secret());
    }

    @Command(name = "create", description = "Make a key; it is printed this once.")
    static final class CreateCommand implements Callable<Integer> {
        @Mixin
        private final ModelTarget target = new ModelTarget();

        @Option(
                names = "--scopes",
                split = ",",
                paramLabel = "SCOPE",
                defaultValue = "infer",
                converter = Words.ScopeConverter.class,
                description = "What it may be used for: infer, capture, ground-truth (${DEFAULT-VALUE}).")
        private final List<Scope> scopes = new ArrayList<>();

        @Option(names = "--label", paramLabel = "TEXT", defaultValue = "", description = "What people call it.")
        private String label;

        @Override
        public Integer call() {
            print(custody(target).create(target.model(), EnumSet.copyOf(scopes), label));
            return 0;
        }
    }

    @Command(name = "list", description = "List a model's keys; what they are is not known, only their hashes.")
    static final class ListCommand implements Callable<Integer> {
        @Mixin
        private final ModelTarget target = new ModelTarget();

        @Override
        public Integer call() {
            for (ApiKey key : custody(target).list(target.model())) {
                System.out.printf(
                        "%s  %-10s  created %s  %s  %s%n",
                        KeyCustody.id(key),
                        key.label().isEmpty() ? "-" : key.label(),
                        key.created().truncatedTo(ChronoUnit.SECONDS),
                        Words.scopes(key.scopes()),
                        key.revokedAt()
                                .map(at -> "revoked " + at.truncatedTo(ChronoUnit.SECONDS))
                                .orElse("good"));
            }
            return 0;
        }
    }

    @Command(
            name = "rotate",
            description = "Make a key like another and revoke that one. To change without a gap: create a second key,"
                    + " give it to the callers, then revoke the first.")
    static final class RotateCommand implements Callable<Integer> {
        @Mixin
        private final ModelTarget target = new ModelTarget();

        @Parameters(index = "1", paramLabel = "KEY", description = NAME)
        private String name;

        @Override
        public Integer call() {
            print(custody(target).rotate(target.model(), name));
            return 0;
        }
    }

    @Command(name = "revoke", description = "Revoke a key; within seconds it is refused.")
    static final class RevokeCommand implements Callable<Integer> {
        @Mixin
        private final ModelTarget target = new ModelTarget();

        @Parameters(index = "1", paramLabel = "KEY", description = NAME)
        private String name;

        @Override
        public Integer call() {
            ApiKey revoked = custody(target).revoke(target.model(), name);
            System.out.println("key " + KeyCustody.id(revoked) + " of " + target.model() + " is revoked");
            return 0;
        }
    }
}
