/** The simulated controllers and nodes: StatefulSets, volumes, pods. */
@NullMarked
package io.streambus.testkit.simulation.controllers;

import org.jspecify.annotations.NullMarked;
