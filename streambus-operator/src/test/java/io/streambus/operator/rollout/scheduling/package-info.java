@NullMarked
package io.streambus.operator.rollout.scheduling;

import org.jspecify.annotations.NullMarked;
