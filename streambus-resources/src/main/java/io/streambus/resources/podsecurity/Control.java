package io.streambus.resources.podsecurity;

import java.util.function.Function;
import java.util.stream.Stream;

/**
 * A control of the Pod Security Standards.
 *
 * @param fields finds the restricted fields; those that are not set as well
 * @param permitted the values that they can have
 */
record Control(Function<PodTree, Stream<PodField>> fields, PermittedValue permitted) {

  static Control ofPod(String path, PermittedValue permitted) {
    return new Control(pod -> pod.pod(path), permitted);
  }

  static Control ofContainers(String path, PermittedValue permitted) {
    return new Control(pod -> pod.containers(path), permitted);
  }

  /** Restricts a field that the security contexts of the pod and of its containers have. */
  static Control ofSecurityContexts(String path, PermittedValue permitted) {
    String field = "securityContext." + path;
    return new Control(pod -> Stream.concat(pod.pod(field), pod.containers(field)), permitted);
  }

  /** The same for a field that containers inherit from the pod if they do not set it. */
  static Control ofInherited(String path, PermittedValue permitted) {
    String field = "securityContext." + path;
    return new Control(pod -> inherited(pod, field), permitted);
  }

  private static Stream<PodField> inherited(PodTree pod, String field) {
    boolean isInherited = pod.pod(field).anyMatch(PodField::isSet);
    return Stream.concat(
        pod.pod(field).filter(PodField::isSet),
        pod.containers(field).filter(each -> each.isSet() || !isInherited));
  }

  Stream<PodField> violations(PodTree pod) {
    return fields.apply(pod).filter(field -> !permitted.test().test(field.value()));
  }
}
