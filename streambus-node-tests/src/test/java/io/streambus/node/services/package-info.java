/** What runs on a node besides pods. */
@NullMarked
package io.streambus.node.services;

import org.jspecify.annotations.NullMarked;
