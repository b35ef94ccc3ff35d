package io.streambus.benchmarks.apply;

import io.streambus.api.StreamBusCluster;
import io.streambus.benchmarks.controlplane.BenchmarkControlPlane;
import io.streambus.benchmarks.harness.BenchmarkFailedException;
import io.streambus.benchmarks.harness.Settings;
import io.streambus.benchmarks.profile.JfrReport;
import io.streambus.benchmarks.workload.WriteRequest;
import io.streambus.benchmarks.workload.WriteRequests;
import io.streambus.testkit.controlplane.ControlPlaneProfile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.ParseException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import jdk.jfr.Configuration;
import jdk.jfr.Recording;

/** Repeats the operator and the raw client with a flight recording, outside of the measurement. */
record ProfiledRun(Settings settings, int clusters, int threads) {

  private static final String PERIOD_SETTING = "jdk.ExecutionSample#period";

  /** Shorter than the default, because the runs are short. */
  private static final String SAMPLE_PERIOD = "2ms";

  /** Returns Markdown tables of where the operator and the raw client spend their time. */
  String markdown() {
    try {
      Files.createDirectories(settings.output());
      return JfrReport.markdown("operator, %d clusters".formatted(clusters), operator())
          + JfrReport.markdown("raw client, %d clusters".formatted(clusters), raw());
    } catch (IOException | ParseException e) {
      throw new BenchmarkFailedException("cannot take a flight recording", e);
    }
  }

  private Path operator() {
    Path file = settings.output().resolve("operator-" + clusters + ".jfr");
    try (BenchmarkControlPlane plane =
        BenchmarkControlPlane.start(ControlPlaneProfile.API_SERVER_ONLY)) {
      StoredClusters.post(plane, clusters, threads);
      new ApplyRound(settings, plane, clusters, threads)
          .recordProfile(
              "-XX:StartFlightRecording=settings=profile,%s=%s"
                  .formatted(PERIOD_SETTING, SAMPLE_PERIOD),
              file);
    }
    return file;
  }

  private Path raw() throws IOException, ParseException {
    Path file = settings.output().resolve("raw-" + clusters + ".jfr");
    try (BenchmarkControlPlane plane =
            BenchmarkControlPlane.start(ControlPlaneProfile.API_SERVER_ONLY);
        Recording recording = new Recording(Configuration.getConfiguration("profile"))) {
      List<StreamBusCluster> stored = StoredClusters.post(plane, clusters, threads);
      List<List<WriteRequest>> writes = stored.stream().map(WriteRequests::firstReconcile).toList();
      recording.setSettings(withSamplePeriod(recording.getSettings()));
      recording.start();
      plane.sender(threads).send(writes);
      recording.stop();
      recording.dump(file);
    }
    return file;
  }

  private static Map<String, String> withSamplePeriod(Map<String, String> settings) {
    Map<String, String> merged = new HashMap<>(settings);
    merged.put(PERIOD_SETTING, SAMPLE_PERIOD);
    return merged;
  }
}
