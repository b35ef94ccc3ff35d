package io.streambus.testkit.assertions;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.streambus.testkit.invariants.QuorumHistory;
import io.streambus.testkit.user.TestUser;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Lets something happen before each list. */
record ObservedUser(TestUser user, Runnable beforeList) implements TestUser {

  @Override
  public <T extends HasMetadata> List<T> list(Class<T> kind) {
    beforeList.run();
    return user.list(kind);
  }

  @Override
  public String namespace() {
    return user.namespace();
  }

  @Override
  public void apply(String yaml) {
    user.apply(yaml);
  }

  @Override
  public <T extends HasMetadata> void edit(Class<T> kind, String name, Consumer<T> change) {
    user.edit(kind, name, change);
  }

  @Override
  public void delete(Class<? extends HasMetadata> kind, String name) {
    user.delete(kind, name);
  }

  @Override
  public boolean evict(String pod) {
    return user.evict(pod);
  }

  @Override
  public <T extends HasMetadata> Optional<T> find(Class<T> kind, String name) {
    return user.find(kind, name);
  }

  @Override
  public Optional<QuorumHistory> quorumHistory() {
    return user.quorumHistory();
  }
}
