package io.streambus.resources.podsecurity;

import com.google.common.collect.ImmutableList;
import io.streambus.resources.model.ServiceAccountSource;
import io.streambus.resources.validation.Problem;
import java.util.stream.Stream;

/** Checks one pod, and reports the paths of its cluster. */
record PodPolicyCheck(PodPolicy policy, SpecPaths paths) {

  /** Baseline first, so that each problem names the lowest level that permits the value. */
  Stream<Problem> level(PodTree pod) {
    return switch (policy.level()) {
      case PRIVILEGED -> Stream.empty();
      case BASELINE -> baseline(pod);
      case RESTRICTED ->
          Stream.concat(
              baseline(pod),
              controls(PodSecurityStandards.RESTRICTED, PodSecurityLevel.BASELINE, pod));
    };
  }

  private Stream<Problem> baseline(PodTree pod) {
    return controls(PodSecurityStandards.BASELINE, PodSecurityLevel.PRIVILEGED, pod);
  }

  private Stream<Problem> controls(
      ImmutableList<Control> controls, PodSecurityLevel required, PodTree pod) {
    String remedy =
        " at the Pod Security level %s; change it, or run the operator with --pod-security=%s"
            .formatted(policy.level().value(), required.value());
    return controls.stream()
        .flatMap(
            control ->
                control
                    .violations(pod)
                    .map(field -> problem(field, control.permitted().requirement() + remedy)));
  }

  Stream<Problem> images(PodTree pod) {
    return Stream.concat(pod.containers("image"), pod.volumes("image.reference"))
        .filter(PodField::isSet)
        .filter(field -> !policy.images().permits(field.text()))
        .map(field -> problem(field, notListed("--allowed-images", policy.images())));
  }

  /** The ServiceAccount that the operator creates for a cluster has no permissions. */
  Stream<Problem> serviceAccount(PodTree pod, ServiceAccountSource ofCluster) {
    return pod.pod("serviceAccountName")
        .filter(
            field ->
                !(ofCluster instanceof ServiceAccountSource.OperatorOwned own
                    && own.name().equals(field.text())))
        .filter(field -> !policy.serviceAccounts().permits(field.text()))
        .map(
            field ->
                problem(field, notListed("--allowed-service-accounts", policy.serviceAccounts())));
  }

  Stream<Problem> priorityClass(PodTree pod) {
    return pod.pod("priorityClassName")
        .filter(PodField::isSet)
        .filter(field -> !policy.permitsPriorityClass(field.text()))
        .map(
            field ->
                problem(field, notListed("--allowed-priority-classes", policy.priorityClasses())));
  }

  private static String notListed(String option, Object allowed) {
    return "must be permitted by the option %s of the operator, which is %s; choose another one, or"
            .formatted(option, allowed)
        + " add it to the option";
  }

  private Problem problem(PodField field, String message) {
    return new Problem(paths.of(field), field.text(), message);
  }
}
