package dev.vigia.local.command;

import dev.vigia.local.system.LoginLink;
import dev.vigia.local.system.RunningSystem;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(name = "login", description = "Print a link that logs you in to the web UI, once.")
final class LoginCommand implements Callable<Integer> {
    @Mixin
    private final DataOption data = new DataOption();

    @Override
    public Integer call() {
        Instant now = InstantSource.system().instant();
        System.out.println(LoginLink.mint(RunningSystem.require(data.path()), now));
        return 0;
    }
}
