package io.streambus.testkit.controlplane.binaries;

import io.streambus.api.stability.PublicApi;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The Kubernetes version of a control plane.
 *
 * @param tag the version as tagged by Kubernetes, such as {@code v1.37.2}
 */
@PublicApi
public record KubernetesVersion(String tag) {

  /**
   * System property that selects the version: a pinned minor version such as {@code 1.29}, or a
   * full version such as {@code 1.34.3}, whose sources or releases must be pinned. If it is empty
   * or not set, the newest pinned version is used.
   */
  public static final String PROPERTY = "streambus.controlplane.kubernetes.version";

  // Names of directories with a go.mod, from the newest to the oldest.
  private static final List<String> PINNED_MINORS = List.of("1.37", "1.29");

  private static final Pattern MINOR = Pattern.compile("1\\.\\d{1,3}");
  private static final Pattern FULL = Pattern.compile("1\\.\\d{1,3}\\.\\d{1,3}");

  /**
   * {@return the version that {@link #PROPERTY} selects}
   *
   * @throws IllegalArgumentException if it selects an unknown version
   */
  public static KubernetesVersion selected() {
    return of(System.getProperty(PROPERTY, ""));
  }

  /** {@return the versions that can be built, from the newest to the oldest} */
  public static List<KubernetesVersion> pinned() {
    return PINNED_MINORS.stream().map(KubernetesVersion::pinnedMinor).toList();
  }

  /** {@return the version as a number of three parts, such as {@code 1.37.2}} */
  public String number() {
    return tag.substring(1);
  }

  /** {@return the minor version, such as 37} */
  public int minor() {
    return Integer.parseInt(tag.split("\\.", -1)[1]);
  }

  static KubernetesVersion of(String selection) {
    if (selection.isBlank()) {
      return pinnedMinor(PINNED_MINORS.get(0));
    }
    if (FULL.matcher(selection).matches()) {
      return new KubernetesVersion("v" + selection);
    }
    if (PINNED_MINORS.contains(selection)) {
      return pinnedMinor(selection);
    }
    throw new IllegalArgumentException(rejection(selection));
  }

  /** Returns the module that the programs can be built from, or nothing if they are not pinned. */
  Optional<PinnedModule> pinnedModule() {
    return pinned().contains(this) ? Optional.of(module("1." + minor())) : Optional.empty();
  }

  /** Returns the module that pins etcd: that of the same minor version, or else the newest. */
  PinnedModule etcdModule() {
    String minor = "1." + minor();
    return module(PINNED_MINORS.contains(minor) ? minor : PINNED_MINORS.get(0));
  }

  /** Returns a sentence with the pinned versions, and what to do to pin another one. */
  static String pinningHelp() {
    String pinned =
        pinned().stream().map(KubernetesVersion::number).collect(Collectors.joining(", "));
    return "Versions whose sources are pinned, which can be built with Go: "
        + pinned
        + ". To pin another one, see CONTRIBUTING.md.";
  }

  private static String rejection(String selection) {
    String example = MINOR.matcher(selection).matches() ? selection + ".0" : "1.34.3";
    return "Unknown Kubernetes version '%s' in the property %s. %s Of other versions, state the full number, such as %s."
        .formatted(selection, PROPERTY, pinningHelp(), example);
  }

  private static KubernetesVersion pinnedMinor(String minor) {
    return new KubernetesVersion(module(minor).versionOf("k8s.io/kubernetes"));
  }

  private static PinnedModule module(String minor) {
    return new PinnedModule("kubernetes/" + minor);
  }
}
