package io.streambus.testkit.controlplane;

import java.nio.file.Path;
import java.util.List;

/** Command line of the scheduler: a single instance without leader election, and without a port. */
record Scheduler(Path kubeconfig) {

  static final String USER = "system:kube-scheduler";

  List<String> command(Path executable, WorkDirectory work) {
    Path config = work.write(work.file("scheduler.yaml"), config());
    return List.of(executable.toString(), "--config=" + config, "--secure-port=0");
  }

  // Retries a pod whose claims are not bound yet after at most one second.
  private String config() {
    return """
    apiVersion: kubescheduler.config.k8s.io/v1
    kind: KubeSchedulerConfiguration
    clientConnection:
      kubeconfig: %s
      qps: 1000
      burst: 2000
    leaderElection:
      leaderElect: false
    podInitialBackoffSeconds: 1
    podMaxBackoffSeconds: 1
    """
        .formatted(kubeconfig);
  }
}
