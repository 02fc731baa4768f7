"""Has the real Limnoria learn factoids, and keeps the two databases that it writes.

    apt-get install limnoria
    /usr/bin/python3 record-limnoria.py OUTPUT-FOLDER

Limnoria's own test harness runs the plugins as a bot in a channel would run them,
without a network: every line below goes through its command parser.
"""
import os
import shutil
import sys
import tempfile
import unittest

output = os.path.abspath(sys.argv[1])
os.chdir(tempfile.mkdtemp())

settings = """
supybot.directories.data: {0}/data
supybot.directories.conf: {0}/conf
supybot.directories.log: {0}/log
supybot.log.stdout: False
supybot.protocols.irc.throttleTime: 0
supybot.reply.whenAddressedBy.chars: @
supybot.networks.test.server: nowhere.example
supybot.nick: test
supybot.databases.users.allowUnregistration: True
"""
with open("settings.conf", "w") as file:
    file.write(settings.format(os.getcwd()))

import supybot.registry as registry

registry.open_registry("settings.conf")
import supybot.conf as conf
import supybot.test as test
import supybot.world as world

conf.supybot.flush.setValue(False)
world.testing = True
world.myVerbose = 0

MOOBOT = [
    "tls is <reply> Set \"tls: true\" under the network, port 6697. See also !ports",
    "ports is 6697 with TLS and 6667 without, see https://teapot.example/docs/ports",
    "teapot is a chat client; it's short, and stout",
    "wave is <action> waves at everybody",
    "tea is <reply> (green|black|mint) tea for $who",
    "build from source is <reply> Run ./configure && make && make install. You need gcc, make and libtea-dev.",
    "c++ is <reply> We build with C++20, GCC 12 or newer",
    "no, teapot is <reply> Teapot is a chat client. https://teapot.example/",
    "wave is also <action> dances",
]

FACTOIDS = [
    "learn tls as Set \"tls: true\" under the network; the port is 6697.",
    "alias tls ssl",
    "alias tls encryption",
    "learn logs as They are in ~/.local/share/teapot/logs.",
    "learn logs as Log in the bug report, please: teapot --debug 2> teapot.log",
    "learn dark mode as Settings, Appearance, Theme: Dark. Or teapot --theme=dark.",
    "learn größe as Die Größe der Schrift: Strg und +.",
    "learn gone as This will be forgotten.",
    "forget gone",
]


class Moobot(test.ChannelPluginTestCase):
    plugins = ("MoobotFactoids", "User", "Utilities", "Config")
    config = {"supybot.reply.whenNotCommand": False}

    def runTest(self):
        self.prefix = "keeper!keeper@example.org"
        self.assertNotError("register keeper secret", private=True)
        for line in MOOBOT:
            self.assertNotError(line)
        self.assertNotError("teapot")
        keep("MoobotFactoids", "limnoria-moobot.sqlite3")


class Factoids(test.ChannelPluginTestCase):
    plugins = ("Factoids",)
    config = {"supybot.plugins.Factoids.learnSeparator": "as"}

    def runTest(self):
        for line in FACTOIDS:
            self.assertNotError(line)
        keep("Factoids", "limnoria-factoids.sqlite3")


def keep(plugin, name):
    for folder, _, files in os.walk("."):
        for file in files:
            if file.startswith(plugin) and file.endswith(".db"):
                shutil.copy(os.path.join(folder, file), os.path.join(output, name))
                print("kept", os.path.join(folder, file), "as", name)


suite = unittest.TestSuite([Moobot("runTest"), Factoids("runTest")])
sys.exit(0 if unittest.TextTestRunner().run(suite).wasSuccessful() else 1)
