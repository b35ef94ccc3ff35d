package io.streambus.resources.podsecurity;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import java.util.stream.Stream;

/**
 * The controls of the <a
 * href="https://kubernetes.io/docs/concepts/security/pod-security-standards/">Pod Security
 * Standards</a> of Kubernetes 1.37, in the order of that page. Exceptions for user namespaces and
 * for Windows are left out: clusters can request neither.
 */
final class PodSecurityStandards {

  private static final PermittedValue DEFAULT_CAPABILITIES =
      PermittedValue.oneOf(
          "AUDIT_WRITE",
          "CHOWN",
          "DAC_OVERRIDE",
          "FOWNER",
          "FSETID",
          "KILL",
          "MKNOD",
          "NET_BIND_SERVICE",
          "SETFCAP",
          "SETGID",
          "SETPCAP",
          "SETUID",
          "SYS_CHROOT");

  private static final PermittedValue PROFILES =
      PermittedValue.oneOf("RuntimeDefault", "Localhost");

  private static final PermittedValue SELINUX_TYPES =
      PermittedValue.oneOf(
          "container_t", "container_init_t", "container_kvm_t", "container_engine_t");

  private static final PermittedValue SAFE_SYSCTLS =
      PermittedValue.oneOf(
          "kernel.shm_rmid_forced",
          "net.ipv4.ip_local_port_range",
          "net.ipv4.ip_local_reserved_ports",
          "net.ipv4.ip_unprivileged_port_start",
          "net.ipv4.ping_group_range",
          "net.ipv4.tcp_fin_timeout",
          "net.ipv4.tcp_keepalive_intvl",
          "net.ipv4.tcp_keepalive_probes",
          "net.ipv4.tcp_keepalive_time",
          "net.ipv4.tcp_notsent_lowat",
          "net.ipv4.tcp_rmem",
          "net.ipv4.tcp_slow_start_after_idle",
          "net.ipv4.tcp_syncookies",
          "net.ipv4.tcp_wmem");

  private static final ImmutableSet<String> VOLUME_TYPES =
      ImmutableSet.of(
          "configMap",
          "csi",
          "downwardAPI",
          "emptyDir",
          "ephemeral",
          "image",
          "persistentVolumeClaim",
          "projected",
          "secret");

  private static final String APPARMOR_ANNOTATION =
      "container.apparmor.security.beta.kubernetes.io/";

  /** Handlers of containers that can name a host to which the node connects. */
  private static final ImmutableList<String> HANDLERS =
      ImmutableList.of(
          "livenessProbe",
          "readinessProbe",
          "startupProbe",
          "lifecycle.postStart",
          "lifecycle.preStop");

  static final ImmutableList<Control> BASELINE =
      ImmutableList.<Control>builder()
          .add(
              Control.ofSecurityContexts("windowsOptions.hostProcess", PermittedValue.NOT_TRUE),
              Control.ofPod("hostNetwork", PermittedValue.NOT_TRUE),
              Control.ofPod("hostPID", PermittedValue.NOT_TRUE),
              Control.ofPod("hostIPC", PermittedValue.NOT_TRUE),
              Control.ofContainers("securityContext.privileged", PermittedValue.NOT_TRUE),
              Control.ofContainers("securityContext.capabilities.add[*]", DEFAULT_CAPABILITIES),
              new Control(pod -> pod.volumes("hostPath"), PermittedValue.NOT_SET),
              Control.ofContainers("ports[*].hostPort", PermittedValue.NO_PORT))
          .addAll(hosts())
          .add(
              Control.ofSecurityContexts("appArmorProfile.type", PROFILES.orUnset()),
              new Control(PodSecurityStandards::appArmorAnnotations, appArmorAnnotation()),
              Control.ofSecurityContexts("seLinuxOptions.type", SELINUX_TYPES.orUnset()),
              Control.ofSecurityContexts("seLinuxOptions.user", PermittedValue.NOT_SET),
              Control.ofSecurityContexts("seLinuxOptions.role", PermittedValue.NOT_SET),
              Control.ofContainers(
                  "securityContext.procMount", PermittedValue.oneOf("Default").orUnset()),
              Control.ofSecurityContexts("seccompProfile.type", PROFILES.orUnset()),
              Control.ofPod("securityContext.sysctls[*].name", SAFE_SYSCTLS))
          .build();

  /** Required in addition to {@link #BASELINE}. */
  static final ImmutableList<Control> RESTRICTED =
      ImmutableList.of(
          new Control(PodTree::volumes, PermittedValue.volumeOf(VOLUME_TYPES)),
          Control.ofContainers("securityContext.allowPrivilegeEscalation", PermittedValue.FALSE),
          Control.ofInherited("runAsNonRoot", PermittedValue.TRUE),
          Control.ofSecurityContexts("runAsUser", PermittedValue.NOT_ROOT),
          Control.ofInherited("seccompProfile.type", PROFILES),
          Control.ofContainers("securityContext.capabilities.drop", PermittedValue.listWith("ALL")),
          Control.ofContainers(
              "securityContext.capabilities.add[*]", PermittedValue.oneOf("NET_BIND_SERVICE")));

  private PodSecurityStandards() {}

  private static ImmutableList<Control> hosts() {
    return HANDLERS.stream()
        .flatMap(handler -> Stream.of(handler + ".httpGet.host", handler + ".tcpSocket.host"))
        .map(path -> Control.ofContainers(path, PermittedValue.NOT_SET))
        .collect(ImmutableList.toImmutableList());
  }

  private static Stream<PodField> appArmorAnnotations(PodTree pod) {
    return pod.annotations().filter(field -> field.item().startsWith(APPARMOR_ANNOTATION));
  }

  private static PermittedValue appArmorAnnotation() {
    return new PermittedValue(
        value ->
            value.asText().isEmpty()
                || value.asText().equals("runtime/default")
                || value.asText().startsWith("localhost/"),
        "must be runtime/default or start with localhost/");
  }
}
