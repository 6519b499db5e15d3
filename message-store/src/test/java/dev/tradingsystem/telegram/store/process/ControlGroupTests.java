package dev.tradingsystem.telegram.store.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ControlGroupTests {

    private static final String UNIT = "/system.slice/telegram-gateway.service";

    @TempDir
    private Path root;

    @Test
    void aUnitOfSystemdReadsItsOwnGroup() throws IOException {
        write("proc/self/cgroup", "0::" + UNIT);
        version2("sys/fs/cgroup", "999", "max");
        version2("sys/fs/cgroup" + UNIT, "300", "500");

        ControlGroup group = group().orElseThrow();
        assertThat(group.memory()).hasValue(300 - 40 - 20);
        assertThat(group.limit()).hasValue(500);
    }

    @Test
    void aContainerReadsTheMount() throws IOException {
        write("proc/self/cgroup", "0::/");
        version2("sys/fs/cgroup", "300", "max");

        ControlGroup group = group().orElseThrow();
        assertThat(group.memory()).hasValue(240);
        assertThat(group.limit()).isEmpty();
    }

    @Test
    void aContainerOfVersion1ReadsTheMountThoughItsPathIsTheHosts() throws IOException {
        write("proc/self/cgroup", "5:cpu,cpuacct:/\n4:memory:/docker/0123\n0::/docker/0123");
        write("sys/fs/cgroup/memory/memory.usage_in_bytes", "300");
        write("sys/fs/cgroup/memory/memory.limit_in_bytes", "9223372036854771712");

        ControlGroup group = group().orElseThrow();
        assertThat(group.memory()).hasValue(300);
        write(
                "sys/fs/cgroup/memory/memory.stat",
                "inactive_file 1\nactive_file 1\ntotal_inactive_file 30\ntotal_active_file 5");
        assertThat(group.memory()).hasValue(265);
        assertThat(group.limit()).isEmpty();
        write("sys/fs/cgroup/memory/memory.limit_in_bytes", "268435456");
        assertThat(group.limit()).hasValue(268_435_456);
    }

    @Test
    void withoutAReadableGroupThereIsNone() throws IOException {
        assertThat(group()).isEmpty();
        write("proc/self/cgroup", "0::/\nnonsense");
        assertThat(group()).isEmpty();
    }

    @Test
    void noLimitIsNoSeries() throws IOException {
        write("proc/self/cgroup", "0::/");
        version2("sys/fs/cgroup", "300", "max");
        var unlimited = new SimpleMeterRegistry();
        ProcessMetrics.of(group().orElseThrow(), unlimited);
        assertThat(unlimited.get("telegram.process.memory").gauge().value()).isEqualTo(240);
        assertThat(unlimited.find("telegram.process.memory.limit").gauge()).isNull();

        write("sys/fs/cgroup/memory.max", "500");
        var limited = new SimpleMeterRegistry();
        ProcessMetrics.of(group().orElseThrow(), limited);
        assertThat(limited.get("telegram.process.memory.limit").gauge().value()).isEqualTo(500);
    }

    @Test
    void aDiskThatIsNotThereIsNotMeasured() {
        assertThat(ProcessMetrics.isDiskThatIsNotThere(disk(root.resolve("absent"))))
                .isTrue();
        assertThat(ProcessMetrics.isDiskThatIsNotThere(disk(root))).isFalse();
    }

    private static Meter.Id disk(Path path) {
        return new Meter.Id("disk.free", Tags.of("path", path.toString()), "bytes", null, Meter.Type.GAUGE);
    }

    private Optional<ControlGroup> group() {
        return ControlGroup.ofThisProcess(root);
    }

    private void version2(String folder, String current, String max) throws IOException {
        write(folder + "/memory.current", current);
        write(folder + "/memory.max", max);
        write(folder + "/memory.stat", "anon 100\nfile 80\ninactive_file 40\nactive_file 20");
    }

    private void write(String file, String text) throws IOException {
        Path path = root.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text + "\n");
    }
}
