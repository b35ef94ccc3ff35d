package io.streambus.testkit.controllers.decision;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Pod;

/** One write that a controller decided on. It fails if the object was changed in the meantime. */
public sealed interface Write {

  /** The object that is written. */
  HasMetadata object();

  /** Creates an object. */
  record Create(HasMetadata object) implements Write {}

  /** Replaces everything except the status. */
  record Update(HasMetadata object) implements Write {}

  /**
   * Replaces labels, owner references and finalizers. Removing the last finalizer completes a
   * deletion.
   */
  record UpdateMetadata(HasMetadata object) implements Write {}

  /** Replaces the status. */
  record UpdateStatus(HasMetadata object) implements Write {}

  /** Assigns a pod to a node. */
  record Bind(Pod object, String node) implements Write {}

  /** Deletes an object, and in the background what it owns. */
  record Delete(HasMetadata object) implements Write {}

  /** Deletes a terminating pod whose containers have ended. */
  record Remove(Pod object) implements Write {}

  /**
   * Deletes an object because its owners do not exist. If the state can be late, this must be
   * checked again.
   */
  record DeleteDependent(HasMetadata object) implements Write {}
}
