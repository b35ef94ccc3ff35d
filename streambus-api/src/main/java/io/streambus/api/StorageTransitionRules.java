package io.streambus.api;

/**
 * Rules in CEL against volumes that get smaller. They look at a size only when it changes, so that
 * a stored resource that breaks them can be changed elsewhere, and its status be written. A size
 * that is a bare number passes: the conversion of either form is beyond what a rule may cost.
 */
final class StorageTransitionRules {

  static final String SIZE =
      "!has(self.spec) || !has(self.spec.storage) || !has(self.spec.storage.size)"
          + " || !has(oldSelf.spec) || !has(oldSelf.spec.storage)"
          + " || !has(oldSelf.spec.storage.size)"
          + " || !has(self.status) || !has(self.status.storage) || !has(self.status.storage.size)"
          + " || self.spec.storage.size == oldSelf.spec.storage.size"
          + " || type(self.spec.storage.size) == int"
          + " || quantity(self.spec.storage.size)"
          + ".compareTo(quantity(self.status.storage.size)) >= 0";

  static final String RAFT_SIZE =
      "!has(self.spec) || !has(self.spec.storage) || !has(self.spec.storage.raftSize)"
          + " || !has(oldSelf.spec) || !has(oldSelf.spec.storage)"
          + " || !has(oldSelf.spec.storage.raftSize)"
          + " || !has(self.status) || !has(self.status.storage)"
          + " || !has(self.status.storage.raftSize)"
          + " || self.spec.storage.raftSize == oldSelf.spec.storage.raftSize"
          + " || type(self.spec.storage.raftSize) == int"
          + " || quantity(self.spec.storage.raftSize)"
          + ".compareTo(quantity(self.status.storage.raftSize)) >= 0";

  static final String SIZE_MESSAGE =
      "spec.storage.size must not be less than status.storage.size, because volumes cannot get"
          + " smaller";

  static final String RAFT_SIZE_MESSAGE =
      "spec.storage.raftSize must not be less than status.storage.raftSize, because volumes cannot"
          + " get smaller";

  private StorageTransitionRules() {}
}
