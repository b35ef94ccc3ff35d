package io.streambus.testkit.controllers.statefulset;

import io.fabric8.kubernetes.api.model.HasMetadata;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The names of pods: the name of the StatefulSet and the ordinal. */
public final class PodNames {

  private static final Pattern NAME = Pattern.compile("(.*)-(\\d{1,9})");

  private PodNames() {}

  /** The ordinal at the end of the name of a pod; -1 if it has none. */
  public static int ordinal(HasMetadata pod) {
    Matcher name = NAME.matcher(pod.getMetadata().getName());
    return name.matches() ? Integer.parseInt(name.group(2)) : -1;
  }

  static String parent(HasMetadata pod) {
    Matcher name = NAME.matcher(pod.getMetadata().getName());
    return name.matches() ? name.group(1) : "";
  }
}
