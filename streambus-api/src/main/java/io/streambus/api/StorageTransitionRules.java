package io.streambus.api;

/**
 * CEL rules that reject shrinking volumes. A size is validated only when it changes, so that other
 * fields and the status of a stored resource that violates the rules can still be updated. A size
 * that is a bare number is accepted: converting both formats exceeds the CEL cost limit.
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
      "spec.storage.size must not be less than status.storage.size, because volumes cannot shrink;"
          + " set it to at least status.storage.size";

  static final String RAFT_SIZE_MESSAGE =
      "spec.storage.raftSize must not be less than status.storage.raftSize, because volumes cannot"
          + " shrink; set it to at least status.storage.raftSize";

  private StorageTransitionRules() {}
}
