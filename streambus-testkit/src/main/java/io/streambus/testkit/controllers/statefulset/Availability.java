package io.streambus.testkit.controllers.statefulset;

import io.fabric8.kubernetes.api.model.Pod;
import io.streambus.testkit.controllers.decision.PodConditions;
import java.time.Instant;

/** Whether pods run, and have been ready for long enough. */
final class Availability {

  private Availability() {}

  static boolean isReady(Pod pod) {
    PodConditions conditions = new PodConditions(pod);
    return conditions.phase().equals("Running") && conditions.isReady();
  }

  static boolean isAvailable(Pod pod, int minReadySeconds, Instant now) {
    return isReady(pod)
        && new PodConditions(pod)
            .availableAt(minReadySeconds)
            .filter(time -> !time.isAfter(now))
            .isPresent();
  }
}
