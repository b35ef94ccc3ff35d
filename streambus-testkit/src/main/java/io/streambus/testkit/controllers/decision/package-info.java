/** What controllers read and what they decide: the state of a cluster, and writes. */
@NullMarked
package io.streambus.testkit.controllers.decision;

import org.jspecify.annotations.NullMarked;
