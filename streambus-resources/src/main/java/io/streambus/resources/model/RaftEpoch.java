package io.streambus.resources.model;

/**
 * A Raft log of a cluster. Who its members are is settled when it is begun, and never changes: a
 * broker that was started over it with other members breaks it.
 *
 * @param number its number, from 1; each broker has a directory for each number
 * @param members number of its members, which are the brokers from 0
 */
public record RaftEpoch(int number, int members) {}
