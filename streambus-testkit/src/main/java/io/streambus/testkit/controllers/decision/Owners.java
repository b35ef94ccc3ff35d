package io.streambus.testkit.controllers.decision;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.OwnerReference;
import io.fabric8.kubernetes.api.model.OwnerReferenceBuilder;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** The owner references of an object. */
public record Owners(HasMetadata object) {

  /** Returns a reference to an owner that controls the object. */
  public static OwnerReference controller(HasMetadata owner) {
    return new OwnerReferenceBuilder()
        .withApiVersion(owner.getApiVersion())
        .withKind(owner.getKind())
        .withName(owner.getMetadata().getName())
        .withUid(owner.getMetadata().getUid())
        .withController(true)
        .withBlockOwnerDeletion(true)
        .build();
  }

  /** All owner references. */
  public List<OwnerReference> all() {
    return object.getMetadata().getOwnerReferences();
  }

  /** The reference to the owner that controls the object. */
  public Optional<OwnerReference> controller() {
    return all().stream().filter(owner -> Boolean.TRUE.equals(owner.getController())).findFirst();
  }

  /** Whether the object with this UID controls the object. */
  public boolean isControlledBy(HasMetadata owner) {
    return controller().filter(found -> refersTo(found, owner)).isPresent();
  }

  /** Whether the object with this UID is an owner. */
  public boolean contains(HasMetadata owner) {
    return all().stream().anyMatch(found -> refersTo(found, owner));
  }

  /** Whether an owner of the same kind and name, but with another UID, is an owner. */
  public boolean containsFormer(HasMetadata owner) {
    return all().stream().anyMatch(found -> isNamedLike(found, owner) && !refersTo(found, owner));
  }

  /** Returns the write that adds an owner. */
  public Write add(OwnerReference owner) {
    HasMetadata copy = Copies.of(object);
    copy.getMetadata().getOwnerReferences().add(owner);
    return new Write.UpdateMetadata(copy);
  }

  /** Returns the write that removes some of the owners. */
  public Write remove(Predicate<OwnerReference> removed) {
    HasMetadata copy = Copies.of(object);
    ObjectMeta metadata = copy.getMetadata();
    metadata.setOwnerReferences(
        metadata.getOwnerReferences().stream().filter(removed.negate()).toList());
    return new Write.UpdateMetadata(copy);
  }

  /** Whether a reference is to this object. */
  public static boolean refersTo(OwnerReference reference, HasMetadata owner) {
    return reference.getUid().equals(owner.getMetadata().getUid());
  }

  /** Whether a reference is to an object with the kind and the name of this one. */
  public static boolean isNamedLike(OwnerReference reference, HasMetadata owner) {
    return reference.getKind().equals(owner.getKind())
        && reference.getName().equals(owner.getMetadata().getName());
  }
}
