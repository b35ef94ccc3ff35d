package io.streambus.resources.podsecurity;

import io.streambus.api.stability.PublicApi;

/**
 * What the administrator of the operator permits the pods of all clusters to be. Users who can
 * create clusters cannot change it.
 *
 * @param level the level of the Pod Security Standards that the pods must meet
 * @param images images of all containers and image volumes
 * @param serviceAccounts ServiceAccounts besides the one that the operator creates for a cluster
 * @param priorityClasses PriorityClasses; those of Kubernetes, whose names start with {@code
 *     system-}, are permitted only if they are listed by name
 */
@PublicApi
public record PodPolicy(
    PodSecurityLevel level,
    AllowedImages images,
    AllowedNames serviceAccounts,
    AllowedNames priorityClasses) {

  /** The level {@code baseline}, without further restrictions. */
  public static final PodPolicy DEFAULT = of(PodSecurityLevel.BASELINE);

  private static final String SYSTEM_CLASSES = "system-";

  /**
   * {@return a policy that restricts nothing but the level}
   *
   * @param level the level of the Pod Security Standards
   */
  public static PodPolicy of(PodSecurityLevel level) {
    return new PodPolicy(level, AllowedImages.ANY, AllowedNames.ANY, AllowedNames.ANY);
  }

  /** Pods of a class of Kubernetes displace those of all other users. */
  boolean permitsPriorityClass(String name) {
    return name.startsWith(SYSTEM_CLASSES)
        ? priorityClasses.lists(name)
        : priorityClasses.permits(name);
  }
}
