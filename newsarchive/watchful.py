"""
A worker that notices when it has stopped listening.

When the broker goes away just as a message is acknowledged, Celery 5.7 logs the failure, keeps its dead connection
and takes no message any more. So the worker looks itself: when messages wait and none is received, for longer than
what it has in hand may take, it connects anew.
"""

from __future__ import annotations

import logging
from typing import Any

from celery import bootsteps
from celery.worker import state
from kombu.asynchronous import Hub

logger = logging.getLogger(__name__)
EVERY = 3.0  # seconds
PATIENCE = 6.0  # seconds


class Watchful(bootsteps.StartStopStep):
    requires = {"celery.worker.consumer:Tasks"}

    def __init__(self, consumer: Any, **options: Any) -> None:
        super().__init__(consumer, **options)
        self.received = -1
        self.deaf = 0.0

    def register_with_event_loop(self, consumer: Any, hub: Hub) -> None:
        hub.timer.call_repeatedly(EVERY, self.look, (consumer,))

    def look(self, consumer: Any) -> None:
        """Raises ConnectionResetError, on which Celery connects anew, when messages are not listened to."""
        received = sum(state.total_count.values())
        listening = received != self.received or not waiting(consumer.app)
        self.deaf = 0 if listening else self.deaf + EVERY
        self.received = received
        patience = PATIENCE + (consumer.app.conf.task_time_limit if state.active_requests else 0)
        if self.deaf >= patience:
            self.deaf = 0
            logger.warning("Messages wait and none is received: connecting to the broker anew.")
            raise ConnectionResetError("the worker had stopped listening")


def waiting(app: Any) -> int:
    """How many messages wait; none where the broker does not answer, because then there is nothing to listen to."""
    connection = app.connection_for_read()
    try:
        declared = connection.default_channel.queue_declare(app.conf.task_default_queue, passive=True)
        return int(declared.message_count)
    except (*connection.connection_errors, *connection.channel_errors):
        return 0
    finally:
        connection.release()
