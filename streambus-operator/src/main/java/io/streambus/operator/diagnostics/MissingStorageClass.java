package io.streambus.operator.diagnostics;

import java.util.regex.Pattern;

/** Recognizes the event of a claim whose StorageClass does not exist. */
final class MissingStorageClass {

  private static final Pattern EVENT =
      Pattern.compile("storageclass\\.storage\\.k8s\\.io \"[^\"]*\" not found");

  private static final String REMEDY =
      "; create this StorageClass, or delete the cluster and its PersistentVolumeClaims, and create"
          + " it with another class in spec.storage.class";

  private MissingStorageClass() {}

  static boolean isIn(String message) {
    return EVENT.matcher(message).find();
  }

  /** Appends the remedy, which a message that a former operator reported contains already. */
  static String withRemedy(String message) {
    return message.endsWith(REMEDY) || !isIn(message) ? message : message + REMEDY;
  }
}
