package io.streambus.api;

/**
 * Rules in CEL against volumes that get smaller. They look at a size only when it changes, so that
 * a stored resource that breaks them can be changed elsewhere, and its status be written.
 */
final class ShrinkRules {

  static final String SIZE =
      "self.?spec.?storage.?size == oldSelf.?spec.?storage.?size"
          + " || quantity(string(self.?spec.?storage.?size.orValue('1Pi')))"
          + ".compareTo(quantity(self.?status.?storage.?size.orValue('0'))) >= 0";

  static final String RAFT_SIZE =
      "self.?spec.?storage.?raftSize == oldSelf.?spec.?storage.?raftSize"
          + " || quantity(string(self.?spec.?storage.?raftSize.orValue('1Pi')))"
          + ".compareTo(quantity(self.?status.?storage.?raftSize.orValue('0'))) >= 0";

  static final String SIZE_MESSAGE =
      "spec.storage.size must not be less than status.storage.size, because volumes cannot get"
          + " smaller";

  static final String RAFT_SIZE_MESSAGE =
      "spec.storage.raftSize must not be less than status.storage.raftSize, because volumes cannot"
          + " get smaller";

  private ShrinkRules() {}
}
