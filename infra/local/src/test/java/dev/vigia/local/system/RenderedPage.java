package dev.vigia.local.system;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What a person reads on a page of a running system, as a headless Chromium renders it. */
final class RenderedPage {
    private static final List<String> CHROMIUM = List.of("chromium", "chromium-browser", "google-chrome", "chrome");

    private RenderedPage() {}

    /**
     * A page's text without its tags, one blank between words; folded parts are in it too. Where there is no Chromium the test is
     * skipped and says so.
     *
     * @param profile an empty folder for the browser, which comes in by a login link of its own
     */
    static String text(RunningSystem running, String path, Path profile) throws IOException, InterruptedException {
        Optional<Path> chromium = chromium();
        assumeTrue(chromium.isPresent(), "no Chromium on the PATH: the pages of up are not looked at in a browser");
        Process browser = new ProcessBuilder(
                        chromium.orElseThrow().toString(),
                        "--headless",
                        "--no-sandbox",
                        "--disable-gpu",
                        "--no-first-run",
                        "--disable-background-networking",
                        "--disable-component-update",
                        "--disable-sync",
                        "--user-data-dir=" + profile,
                        "--virtual-time-budget=20000",
                        "--dump-dom",
                        LoginLink.mint(running, Instant.now()) + "&to=" + path)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            return words(new String(browser.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
        } finally {
            browser.descendants().forEach(ProcessHandle::destroyForcibly);
            browser.destroyForcibly();
        }
    }

    private static Optional<Path> chromium() {
        return CHROMIUM.stream()
                .flatMap(name -> Stream.of(System.getenv("PATH").split(File.pathSeparator, -1))
                        .map(folder -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }

    private static String words(String html) {
        return html.replaceAll("(?s)<(script|style)\\b.*?</\\1>|<[^>]*>", " ")
                .replace("&nbsp;", "\u00a0")
                .replace("&gt;", ">")
                .replace("&lt;", "<")
                .replace("&amp;", "&")
                .replaceAll("[\\s\u00a0]+", " ");
    }
}
