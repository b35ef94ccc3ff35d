package io.streambus.resources.model;

/**
 * A Raft epoch of a cluster. Its members are determined when it is created and never change:
 * starting a broker on it with other members corrupts it.
 *
 * @param number number of the epoch, starting at 1; each broker has a directory per number
 * @param members number of members, which are the brokers with ordinals from 0
 */
public record RaftEpoch(int number, int members) {}
