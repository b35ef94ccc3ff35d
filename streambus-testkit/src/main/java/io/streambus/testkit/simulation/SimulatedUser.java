package io.streambus.testkit.simulation;

import com.google.common.base.Splitter;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.streambus.testkit.invariants.QuorumHistory;
import io.streambus.testkit.user.TestUser;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/** A user with all permissions in one namespace of a simulated cluster. */
record SimulatedUser(SimulatedCluster cluster, String namespace) implements TestUser {

  private static final Splitter DOCUMENTS = Splitter.on(Pattern.compile("(?m)^---\\s*$"));

  @Override
  public void apply(String yaml) {
    for (String document : DOCUMENTS.split(yaml)) {
      if (!document.isBlank()) {
        cluster.user().createOrReplaceYaml(document, namespace);
      }
    }
  }

  @Override
  public <T extends HasMetadata> void edit(Class<T> kind, String name, Consumer<T> change) {
    cluster.user().edit(kind, namespace, name, change);
  }

  @Override
  public void delete(Class<? extends HasMetadata> kind, String name) {
    cluster.user().delete(kind, namespace, name);
  }

  @Override
  public boolean evict(String pod) {
    return cluster.user().evict(namespace, pod);
  }

  @Override
  public <T extends HasMetadata> Optional<T> find(Class<T> kind, String name) {
    return cluster.find(kind, namespace, name);
  }

  @Override
  public <T extends HasMetadata> List<T> list(Class<T> kind) {
    return cluster.list(kind).stream()
        .filter(object -> namespace.equals(object.getMetadata().getNamespace()))
        .toList();
  }

  @Override
  public Optional<QuorumHistory> quorumHistory() {
    return Optional.of(new InvariantReplay(cluster.store()).history(namespace));
  }
}
