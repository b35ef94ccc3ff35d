/** Decisions of the scheduler and of the kubelets. */
@NullMarked
package io.streambus.testkit.controllers.node;

import org.jspecify.annotations.NullMarked;
