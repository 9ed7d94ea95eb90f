package dev.vigia.benchmarks.inference;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;

/** How much of the machine's processors was used since the last time that it was asked, by whomever. */
final class Processors {
    private final OperatingSystemMXBean system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

    Processors() {
        percent();
    }

    /** 0 to 100. */
    double percent() {
        return 100 * system.getCpuLoad();
    }
}
