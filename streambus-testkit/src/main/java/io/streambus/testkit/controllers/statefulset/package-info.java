/** Decisions of the StatefulSet controller. */
@NullMarked
package io.streambus.testkit.controllers.statefulset;

import org.jspecify.annotations.NullMarked;
