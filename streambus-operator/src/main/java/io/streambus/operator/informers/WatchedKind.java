package io.streambus.operator.informers;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.streambus.api.ClusterLabels;
import io.streambus.operator.kubernetes.ObjectKey;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * How objects of a kind are watched, whichever library runs the informers.
 *
 * @param <T> model class of the objects
 * @param name name of the informer, which is unique
 * @param type model class of the objects
 * @param selector label selector; empty: all objects
 * @param store creates what an informer stores its objects in
 * @param clusters the clusters that an object belongs to
 * @param filter which events trigger a reconciliation of these clusters
 */
public record WatchedKind<T extends HasMetadata>(
    String name,
    Class<T> type,
    Optional<String> selector,
    Supplier<LeanItemStore<T>> store,
    Function<HasMetadata, Set<ObjectKey>> clusters,
    EventFilter<T> filter) {

  /** Selects the objects that the operator manages. */
  public static final String MANAGED_BY_SELECTOR =
      ClusterLabels.MANAGED_BY + "=" + ClusterLabels.OPERATOR;

  /** Decides which events trigger a reconciliation. It is called for each event, in order. */
  public interface EventFilter<T> {

    /** Whether a new object triggers one. */
    boolean isRelevantAddition(T added);

    /** Whether a changed object triggers one. */
    boolean isRelevantUpdate(T now, T before);

    /** Whether a deleted object triggers one. */
    default boolean isRelevantDeletion(T deleted) {
      return true;
    }
  }
}
