package io.streambus.operator.informers;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.client.informers.cache.BasicItemStore;
import io.fabric8.kubernetes.client.informers.cache.Cache;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Stores objects without their managed fields, which account for two thirds of the memory of an
 * object and are not needed here, and with immutable labels and annotations, which take half the
 * memory. Of an object that no reconciliation can use, it stores only what identifies it: anyone
 * who can create objects in a namespace can give them the labels of the operator.
 */
public final class LeanItemStore<T extends HasMetadata> extends BasicItemStore<T> {

  /**
   * Objects in one response to a list. An object can have up to 1.5 megabytes, and the client holds
   * a response in memory twice, in addition to its objects.
   */
  public static final long PAGE_SIZE = 50;

  private final Predicate<T> isUsed;
  private final Function<T, Optional<T>> summary;

  /** Creates a store for one informer, all of whose objects are used. */
  public LeanItemStore() {
    this(object -> true);
  }

  /**
   * Creates a store for one informer.
   *
   * @param isUsed whether a reconciliation can use an object; depends only on its name, its labels
   *     and its owners
   */
  LeanItemStore(Predicate<T> isUsed) {
    this(isUsed, object -> Optional.empty());
  }

  /**
   * Creates a store for one informer.
   *
   * @param isUsed whether a reconciliation can use an object; depends only on its name, its labels
   *     and its owners
   * @param summary what to store of an object that is not used; empty to store what identifies it
   */
  LeanItemStore(Predicate<T> isUsed, Function<T, Optional<T>> summary) {
    super(Cache::metaNamespaceKeyFunc);
    this.isUsed = isUsed;
    this.summary = summary;
  }

  /** Returns another store, without objects, that stores the same of each object. */
  public LeanItemStore<T> emptyCopy() {
    return new LeanItemStore<>(isUsed, summary);
  }

  @Override
  public @Nullable T put(String key, T object) {
    ObjectMeta metadata = object.getMetadata();
    T stored =
        isUsed.test(object)
            ? lean(object)
            : summary.apply(object).orElseGet(() -> identity(object));
    stored.getMetadata().setName(metadata.getName());
    stored.getMetadata().setNamespace(metadata.getNamespace());
    stored.getMetadata().setResourceVersion(metadata.getResourceVersion());
    return super.put(key, stored);
  }

  private static <T extends HasMetadata> T lean(T object) {
    ObjectMeta metadata = object.getMetadata();
    metadata.setManagedFields(List.of());
    MetadataBounds.apply(metadata);
    ContentBounds.apply(object);
    return object;
  }

  /** Returns an object of the same kind that has neither content nor labels. */
  private static <T extends HasMetadata> T identity(T object) {
    ObjectMeta metadata = object.getMetadata();
    T identity = newInstance(object);
    identity.setMetadata(
        new ObjectMetaBuilder()
            .withUid(metadata.getUid())
            .withGeneration(metadata.getGeneration())
            .build());
    return identity;
  }

  @SuppressWarnings("unchecked")
  private static <T extends HasMetadata> T newInstance(T object) {
    try {
      return (T) object.getClass().getDeclaredConstructor().newInstance();
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(object.getClass() + " cannot be deserialized either", e);
    }
  }
}
