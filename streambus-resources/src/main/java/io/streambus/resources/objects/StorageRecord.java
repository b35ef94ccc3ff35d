package io.streambus.resources.objects;

import com.google.common.base.Splitter;
import com.google.common.collect.ImmutableMap;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.streambus.api.StreamBusCluster;
import io.streambus.resources.canonical.CanonicalQuantity;
import io.streambus.resources.model.BrokerStorage;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Annotation of the StatefulSet that records the storage that the spec requested when the volume
 * claim templates were created. An admission webhook can give the templates another StorageClass or
 * another size, which is no change of the spec.
 */
public final class StorageRecord {

  /** Size, size of the Raft volumes and, unless it is the default, the StorageClass. */
  public static final String REQUESTED_STORAGE = StreamBusCluster.GROUP + "/requested-storage";

  private static final Splitter PARTS = Splitter.on(' ');
  private static final int SIZES = 2;

  private StorageRecord() {}

  /** Returns the annotation that records a storage. */
  static ImmutableMap<String, String> of(BrokerStorage requested) {
    String sizes = requested.size() + " " + requested.raftSize();
    return ImmutableMap.of(
        REQUESTED_STORAGE, requested.storageClass().map(name -> sizes + " " + name).orElse(sizes));
  }

  /** Returns the storage recorded on an object; empty without a valid annotation. */
  public static Optional<BrokerStorage> read(HasMetadata object) {
    return Optional.ofNullable(object.getMetadata().getAnnotations())
        .flatMap(annotations -> Optional.ofNullable(annotations.get(REQUESTED_STORAGE)))
        .map(PARTS::splitToList)
        .filter(parts -> parts.size() == SIZES || parts.size() == SIZES + 1)
        .flatMap(StorageRecord::parse);
  }

  /** Returns the desired metadata with the record of an existing object, or without one. */
  public static ObjectMeta retain(ObjectMeta desired, ObjectMeta existing) {
    Map<String, String> annotations = existing.getAnnotations();
    ObjectMetaBuilder retained =
        new ObjectMetaBuilder(desired).removeFromAnnotations(REQUESTED_STORAGE);
    return annotations != null && annotations.containsKey(REQUESTED_STORAGE)
        ? retained.addToAnnotations(REQUESTED_STORAGE, annotations.get(REQUESTED_STORAGE)).build()
        : retained.build();
  }

  private static Optional<BrokerStorage> parse(List<String> parts) {
    return CanonicalQuantity.parse(parts.get(0))
        .flatMap(
            size ->
                CanonicalQuantity.parse(parts.get(1))
                    .map(
                        raftSize ->
                            new BrokerStorage(
                                parts.stream().skip(SIZES).findFirst(), size, raftSize)));
  }
}
